-- title = "Văn bản bị thay thế, sửa đổi"
-- description = "Quyết định nào thay thế, bãi bỏ hay sửa đổi quyết định nào, cách nhau bao lâu. Để trống: mọi tỉnh, tối đa 500 dòng."
-- [parameters]
-- tinh = "Tỉnh: một hay nhiều; trống là mọi tỉnh."
-- [columns]
-- relation = "Quan hệ: của quyết định với văn bản kia."
-- days = "Số ngày: từ văn bản kia đến quyết định này, khi biết cả hai ngày."

select d.id as decision_id, d.code, d.issued_on, d.province_id, r.kind as relation, r.target_code, r.target_issued_on,
  cast(julianday(d.issued_on) - julianday(r.target_issued_on) as integer) as days
from relations r
join decisions d on d.id = r.decision_id
where (trim(:tinh) = '' or d.province_id in (select id from provinces where instr(',' || trim(:tinh) || ',', ',' || id || ',') or instr(',' || trim(:tinh) || ',', ',' || name || ',')))
order by d.issued_on desc, d.id, r.id
limit 500
