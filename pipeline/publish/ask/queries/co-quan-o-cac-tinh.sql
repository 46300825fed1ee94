-- title = "Một loại cơ quan ở các tỉnh"
-- description = "Một loại cơ quan giữ vai trò gì, trong tổ chức nào, ở từng tỉnh. Để trống: loại cơ quan có nhiều thành viên nhất."
-- [parameters]
-- co_quan = "Loại cơ quan: một hay nhiều; trống là loại có nhiều thành viên nhất."
-- vai_tro = "Vai trò: một hay nhiều; trống là mọi vai trò."
-- [columns]
-- body_name = "Tổ chức: tên tổ chức phối hợp."
-- member_id = "Dòng: liên kết đến dòng trong bảng Thành viên."

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
seats as (
  select m.rowid as place, o.agency_type_id, r.ordinal as rank
  from chosen c
  join organizations o on o.agency_type_id = c.id
  join members m on m.organization_id = o.id
  left join roles r on r.id = m.role
  where m.change <> 'leaves' and m.decision_id not in (select id from decisions where superseded_by is not null)
    and (trim(:vai_tro) = '' or instr(',' || trim(:vai_tro) || ',', ',' || m.role || ',') or instr(',' || trim(:vai_tro) || ',', ',' || r.name || ','))
  order by m.province_id, r.ordinal, m.issued_year desc, m.rowid
  limit 500
)
select m.province_id, s.agency_type_id, m.role, m.name, m.position, m.organization,
  b.name as body_name, m.decision_id, d.issued_on, m.id as member_id
from seats s
join members m on m.rowid = s.place
join decisions d on d.id = m.decision_id
left join bodies b on b.id = m.body_id
order by m.province_id, s.rank, m.issued_year desc, s.place
