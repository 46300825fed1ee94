-- title = "Người đứng đầu là ai"
-- description = "Chức vụ của người đứng đầu tổ chức phối hợp, gộp theo cấp. Để trống: mọi tỉnh, mọi chủ đề."
-- [parameters]
-- tinh = "Tỉnh: một hay nhiều; trống là mọi tỉnh."
-- chu_de = "Chủ đề: chọn trong gợi ý, hoặc gõ vài chữ liền nhau của trích yếu, có dấu hay không dấu."
-- [columns]
-- head_level = "Cấp người đứng đầu: theo chức vụ như in."
-- body_kind = "Loại tổ chức: theo tên."
-- bodies = "Số tổ chức: tổ chức có người đứng đầu ở cấp này."
-- provinces = "Số tỉnh: không trùng."
-- example_position = "Ví dụ: một chức vụ trong nhóm."
-- decision_id = "Một quyết định: ví dụ để xem."

select
  case
    when m.position is null then 'Không ghi chức vụ'
    when m.position like '%Phó Bí thư%' then 'Phó Bí thư'
    when m.position like '%Bí thư%' then 'Bí thư'
    when m.position like '%Phó Chủ tịch%' then 'Phó Chủ tịch'
    when m.position like '%Chủ tịch%' then 'Chủ tịch'
    when m.position like '%Phó Giám đốc%' then 'Phó Giám đốc'
    when m.position like '%Giám đốc%' then 'Giám đốc'
    else 'Chức vụ khác'
  end as head_level,
  b.kind as body_kind, count(*) as bodies, count(distinct m.province_id) as provinces,
  max(m.position) as example_position, max(m.decision_id) as decision_id
from members m
join bodies b on b.id = m.body_id
where m.role = 'head' and m.change <> 'leaves'
  and m.decision_id not in (select id from decisions where superseded_by is not null)
  and (trim(:tinh) = '' or m.province_id in (select id from provinces where instr(',' || trim(:tinh) || ',', ',' || id || ',') or instr(',' || trim(:tinh) || ',', ',' || name || ',')))
  and (trim(:chu_de) = '' or m.decision_id in (
    select id from decisions where rowid in (select rowid from decisions_fts where decisions_fts match '"' || replace(:chu_de, '"', ' ') || '"')
  ))
group by head_level, b.kind
order by bodies desc, head_level, b.kind
limit 300
