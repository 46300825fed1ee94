-- title = "So sánh hai tỉnh"
-- description = "Thành viên theo loại cơ quan và vai trò, hai tỉnh cạnh nhau. Để trống: mọi chủ đề, hai tỉnh có nhiều quyết định nhất về chủ đề."
-- [parameters]
-- tinh_1 = "Tỉnh thứ nhất: gồm mọi thời kỳ của tỉnh ấy."
-- tinh_2 = "Tỉnh thứ hai: gồm mọi thời kỳ của tỉnh ấy."
-- chu_de = "Chủ đề: chọn trong gợi ý, hoặc gõ vài chữ liền nhau của trích yếu, có dấu hay không dấu."
-- [columns]
-- agency_type = "Loại cơ quan: để so sánh giữa các tỉnh."
-- province_id_1 = "Tỉnh thứ nhất: theo tham số."
-- members_1 = "Số ghế (1): số thành viên của tỉnh thứ nhất."
-- people_1 = "Ví dụ (1): tối đa ba người, quyết định mới nhất trước."
-- decision_id_1 = "Quyết định mới nhất (1): của tỉnh thứ nhất."
-- province_id_2 = "Tỉnh thứ hai: theo tham số."
-- members_2 = "Số ghế (2): số thành viên của tỉnh thứ hai."
-- people_2 = "Ví dụ (2): tối đa ba người, quyết định mới nhất trước."
-- decision_id_2 = "Quyết định mới nhất (2): của tỉnh thứ hai."

with
side_1 as (
  select id from provinces where trim(:tinh_1) <> '' and (id = trim(:tinh_1) or name = trim(:tinh_1))
  union all
  select province_id from (
    select province_id from decisions d
    where trim(:tinh_1) = '' and province_id is not null and (trim(:chu_de) = '' or d.rowid in (select rowid from decisions_fts where decisions_fts match '"' || replace(:chu_de, '"', ' ') || '"'))
      and province_id not in (select id from provinces where id = trim(:tinh_2) or name = trim(:tinh_2))
    group by province_id order by count(*) desc, province_id limit 1
  )
),
side_2 as (
  select id from provinces where trim(:tinh_2) <> '' and (id = trim(:tinh_2) or name = trim(:tinh_2))
  union all
  select province_id from (
    select province_id from decisions d
    where trim(:tinh_2) = '' and province_id is not null and (trim(:chu_de) = '' or d.rowid in (select rowid from decisions_fts where decisions_fts match '"' || replace(:chu_de, '"', ' ') || '"'))
      and province_id not in (select id from side_1)
    group by province_id order by count(*) desc, province_id limit 1
  )
),
sides as (select 1 as side, id from side_1 union all select 2, id from side_2),
seats as (
  select s.side, m.province_id, coalesce(t.name, 'Chưa xếp loại') as agency_type, m.role,
    m.decision_id, coalesce(m.name, '(không ghi tên)') || coalesce(' – ' || m.position, '') as person,
    row_number() over (
      partition by s.side, coalesce(t.name, 'Chưa xếp loại'), m.role
      order by d.issued_on desc, m.decision_id, m.ordinal
    ) as place
  from sides s
  join members m on m.province_id = s.id
  join decisions d on d.id = m.decision_id
  left join bodies b on b.id = m.body_id
  left join organizations o on o.id = m.organization_id
  left join agency_types t on t.id = o.agency_type_id
  where m.change <> 'leaves' and d.superseded_by is null
    and (trim(:chu_de) = '' or d.rowid in (select rowid from decisions_fts where decisions_fts match '"' || replace(:chu_de, '"', ' ') || '"'))
)
select seats.agency_type, seats.role,
  (select min(id) from side_1) as province_id_1,
  sum(side = 1) as members_1,
  group_concat(case when side = 1 and place <= 3 then person end, '; ') as people_1,
  max(case when side = 1 and place = 1 then decision_id end) as decision_id_1,
  (select min(id) from side_2) as province_id_2,
  sum(side = 2) as members_2,
  group_concat(case when side = 2 and place <= 3 then person end, '; ') as people_2,
  max(case when side = 2 and place = 1 then decision_id end) as decision_id_2
from seats left join roles r on r.id = seats.role
group by seats.agency_type, seats.role
order by seats.agency_type = 'Chưa xếp loại', seats.agency_type, r.ordinal
limit 500
