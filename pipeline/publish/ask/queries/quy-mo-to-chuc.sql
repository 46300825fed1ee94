-- title = "Quy mô tổ chức phối hợp"
-- description = "Các tổ chức đông thành viên nhất, số ghế có tên và số cấp phó. Để trống: mọi tỉnh, mọi loại."
-- [parameters]
-- tinh = "Tỉnh: mã hoặc tên."
-- loai = "Loại tổ chức: mã, ví dụ ban_chi_dao, to, hoi_dong."
-- [columns]
-- body_name = "Tổ chức: tên tổ chức phối hợp."
-- body_kind = "Loại tổ chức: theo tên."
-- members = "Số thành viên: số ghế, không tính người thôi tham gia."
-- named_members = "Có tên: số ghế ghi họ tên."
-- deputies = "Cấp phó: số cấp phó, gồm thường trực."
-- organizations = "Số cơ quan: cơ quan đã đối chiếu, không trùng."
-- body_id = "Dòng: liên kết đến dòng trong bảng Tổ chức phối hợp."

with sized as (
  select body_id, count(*) as seats from members
  where trim(:tinh) = '' and trim(:loai) = '' and body_id is not null
  group by body_id
  union all
  select m.body_id, count(*) from bodies b cross join members m on m.body_id = b.id
  where trim(:tinh) || trim(:loai) <> ''
    and (trim(:tinh) = '' or b.province_id in (select id from provinces where id = trim(:tinh) or name = trim(:tinh)))
    and (trim(:loai) = '' or b.kind = trim(:loai))
  group by m.body_id
),
largest as (select body_id, seats from sized join bodies on bodies.id = body_id
  where decision_id not in (select id from decisions where superseded_by is not null) order by seats desc, body_id limit 300)
select b.name as body_name, b.kind as body_kind, b.province_id, b.issued_year, count(*) as members,
  sum(m.name is not null) as named_members, sum(m.role in ('deputy', 'deputy_standing')) as deputies,
  count(distinct m.organization_id) as organizations, b.decision_id, b.id as body_id
from largest g
join bodies b on b.id = g.body_id
join members m on m.body_id = b.id
where m.change <> 'leaves'
group by b.id
order by members desc, b.id
