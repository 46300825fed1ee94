-- title = "Nhiệm vụ theo bên được giao"
-- description = "Một vai trò, cơ quan hay tổ chức được giao việc gì ở các tỉnh. Để trống: các quyết định mới nhất."
-- [parameters]
-- chu_the = "Bên được giao: vai trò, loại cơ quan trong gợi ý, hoặc các chữ đầu của tên như in."
-- tinh = "Tỉnh: một hay nhiều; trống là mọi tỉnh."
-- tu_khoa = "Từ khóa: cụm từ trong nhiệm vụ, có dấu hoặc không dấu."
-- [columns]
-- text = "Nội dung nhiệm vụ: như in."
-- body_name = "Tổ chức: tên tổ chức phối hợp."
-- duty_id = "Dòng: liên kết đến dòng trong bảng Nhiệm vụ."

with
asked as (
  select rowid as place from duties_fts where duties_fts match '^"' || replace(:chu_the, '"', ' ') || '"'
  union
  select rowid from duties where role in (select id from roles where id = trim(:chu_the) or name = trim(:chu_the))
  union
  select u.rowid from agency_types t
  join organizations o on o.agency_type_id = t.id
  join duties u on u.organization_id = o.id
  where t.id = trim(:chu_the) or t.name = trim(:chu_the)
),
worded as (
  select rowid as place from duties_fts where duties_fts match '"' || replace(:tu_khoa, '"', ' ') || '"'
),
found as (
  select place from asked where trim(:tu_khoa) = '' or place in (select place from worded)
  union all
  select place from worded where trim(:chu_the) = ''
  union all
  select rowid from duties where trim(:chu_the) = '' and trim(:tu_khoa) = '' and decision_id in (
    select id from decisions order by issued_on desc, id limit 20
  )
)
select u.province_id, u.assignee_kind, u.assignee, u.role, u.action_verb, u.text,
  b.name as body_name, u.decision_id, u.issued_year, u.page, u.id as duty_id
from found f
join duties u on u.rowid = f.place
left join bodies b on b.id = u.body_id
where (trim(:tinh) = '' or u.province_id in (select id from provinces where instr(',' || trim(:tinh) || ',', ',' || id || ',') or instr(',' || trim(:tinh) || ',', ',' || name || ',')))
order by u.province_id, u.issued_year desc, u.decision_id, u.ordinal
limit 500
