-- title = "Mục cần rà soát"
-- description = "Giá trị trống, còn nghi ngờ hoặc mâu thuẫn, nặng trước nhẹ sau. Để trống: mọi mức độ, mọi quy tắc, tối đa 500 dòng."
-- [parameters]
-- muc_do = "Mức độ: một hay nhiều; trống là mọi mức độ."
-- ma = "Quy tắc: một hay nhiều; trống là mọi quy tắc."
-- tinh = "Tỉnh: một hay nhiều; trống là mọi tỉnh."
-- [columns]
-- code = "Mã quy tắc: tên ngắn, ổn định của quy tắc."
-- review_item_id = "Dòng: liên kết đến dòng trong bảng Mục cần rà soát."
-- [references]
-- review_item_id = "review_items"

with worst as (
  select rowid as place, case severity when 'error' then 1 when 'warning' then 2 else 3 end as weight
  from review_items
  where (trim(:muc_do) = '' or instr(',' || trim(:muc_do) || ',', ',' || severity || ',')) and (trim(:ma) = '' or instr(',' || trim(:ma) || ',', ',' || code || ','))
    and (trim(:tinh) = '' or decision_id in (
      select d.id from decisions d join provinces p on p.id = d.province_id
      where instr(',' || trim(:tinh) || ',', ',' || p.id || ',') or instr(',' || trim(:tinh) || ',', ',' || p.name || ',')
    ))
  order by weight, place limit 500
)
select v.severity, v.message, v.code, d.province_id, f.file_name, v.page, v.decision_id,
  v.table_name, v.row_id, v.column_name, v.id as review_item_id
from worst w
join review_items v on v.rowid = w.place
join documents f on f.id = v.document_id
left join decisions d on d.id = v.decision_id
order by w.weight, w.place
