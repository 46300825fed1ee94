-- title = "Cơ quan cùng ngồi"
-- description = "Trong các tổ chức có một loại cơ quan, những cơ quan nào khác cùng tham gia. Dòng đầu, của chính cơ quan ấy, cho biết tất cả có bao nhiêu tổ chức (tối đa 2.000, mới nhất trước). Để trống: loại cơ quan có nhiều thành viên nhất."
-- [parameters]
-- co_quan = "Loại cơ quan: một hay nhiều; trống là loại có nhiều thành viên nhất."
-- tinh = "Tỉnh: một hay nhiều; trống là mọi tỉnh."
-- [columns]
-- agency_type = "Cùng ngồi: loại cơ quan."
-- bodies = "Số tổ chức: có cả hai, không trùng."
-- provinces = "Số tỉnh: không trùng."
-- heads = "Đứng đầu: số ghế người đứng đầu mà cơ quan cùng ngồi giữ."
-- decision_id = "Một quyết định: ví dụ để xem."

with
chosen as (
  select id from agency_types where trim(:co_quan) <> '' and (instr(',' || trim(:co_quan) || ',', ',' || id || ',') or instr(',' || trim(:co_quan) || ',', ',' || name || ','))
  union
  select agency_type_id from organizations
  where rowid in (select rowid from organizations_fts where organizations_fts match '^"' || replace(:co_quan, '"', ' ') || '"')
  union
  select agency_type_id from (
    select agency_type_id from agency_counts
    where trim(:co_quan) = '' and agency_type_id is not null
      and province_id is null and role is null and issued_year is null
    order by members desc, agency_type_id limit 1
  )
),
held as (
  select distinct m.body_id from chosen c
  join organizations o on o.agency_type_id = c.id
  join members m on m.organization_id = o.id
  where m.body_id is not null and m.change <> 'leaves'
    and m.decision_id not in (select id from decisions where superseded_by is not null)
    and (trim(:tinh) = '' or m.province_id in (select id from provinces where instr(',' || trim(:tinh) || ',', ',' || id || ',') or instr(',' || trim(:tinh) || ',', ',' || name || ',')))
  order by m.issued_year desc, m.body_id
  limit 2000
)
select t.name as agency_type, count(distinct m.body_id) as bodies, count(distinct m.province_id) as provinces,
  sum(m.role = 'head') as heads, max(m.decision_id) as decision_id
from held h
join members m on m.body_id = h.body_id
join organizations o on o.id = m.organization_id
join agency_types t on t.id = o.agency_type_id
where m.change <> 'leaves'
group by t.id
order by t.id in (select id from chosen) desc, bodies desc, t.name
limit 200
