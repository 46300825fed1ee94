-- title = "Ai ngồi nhiều tổ chức"
-- description = "Những người có tên trong nhiều tổ chức nhất của một tỉnh. Một tên là một dòng: trùng tên chưa chắc là một người. Để trống tỉnh và năm: năm mới nhất."
-- [parameters]
-- tinh = "Tỉnh: một hay nhiều."
-- nam = "Năm: một hay nhiều; trống khi đã chọn tỉnh là mọi năm."
-- [columns]
-- bodies = "Số tổ chức: không trùng."
-- heads = "Đứng đầu: số ghế người đứng đầu."
-- deputies = "Cấp phó: số ghế cấp phó, gồm thường trực."
-- position = "Ví dụ chức vụ: một chức vụ như in."
-- decision_id = "Một quyết định: ví dụ để xem."

with asked as (
  select m.rowid as place from members m
  where trim(:tinh) <> ''
    and m.province_id in (select id from provinces where instr(',' || trim(:tinh) || ',', ',' || id || ',') or instr(',' || trim(:tinh) || ',', ',' || name || ','))
    and (trim(:nam) = '' or instr(',' || trim(:nam) || ',', ',' || m.issued_year || ','))
  union all
  select m.rowid from members m
  where trim(:tinh) = '' and m.issued_year in (
    select issued_year from decisions where instr(',' || trim(:nam) || ',', ',' || issued_year || ',')
    union all
    select max(issued_year) from members where trim(:nam) = '' and person_id is not null
  )
)
select m.name, m.province_id, count(distinct m.body_id) as bodies, sum(m.role = 'head') as heads,
  sum(m.role in ('deputy', 'deputy_standing')) as deputies, max(m.position) as position,
  max(m.decision_id) as decision_id
from asked a join members m on m.rowid = a.place
where m.person_id is not null and m.change <> 'leaves'
  and m.decision_id not in (select id from decisions where superseded_by is not null)
group by m.person_id
order by bodies desc, heads desc, m.province_id, m.name
limit 200
