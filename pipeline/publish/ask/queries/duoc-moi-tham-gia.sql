-- title = "Cơ quan được mời tham gia"
-- description = "Những ghế mà quyết định chỉ mời: Mặt trận, đoàn thể, tòa án, viện kiểm sát. Để trống: mọi tỉnh, tối đa 500 dòng."
-- [parameters]
-- tinh = "Tỉnh: một hay nhiều; trống là mọi tỉnh."

select m.organization, m.position, m.name, m.role, m.province_id, m.issued_year, m.decision_id
from members m
where m.invited = 1 and m.change <> 'leaves' and m.decision_id not in (select id from decisions where superseded_by is not null)
  and (trim(:tinh) = '' or m.province_id in (select id from provinces where instr(',' || trim(:tinh) || ',', ',' || id || ',') or instr(',' || trim(:tinh) || ',', ',' || name || ',')))
order by m.issued_year desc, m.decision_id, m.ordinal
limit 500
