-- title = "Ban hành sau một văn bản bao lâu"
-- description = "Các quyết định lấy một văn bản làm căn cứ, sớm nhất trước, và số ngày từ văn bản ấy. Chỉ tính khi biết cả hai ngày. Để trống: văn bản được nhiều quyết định viện dẫn nhất."
-- [parameters]
-- so = "Văn bản: số, ký hiệu như khi viện dẫn, ví dụ 749/QĐ-TTg."
-- [columns]
-- number = "Văn bản căn cứ: số, ký hiệu."
-- cited_on = "Ngày của căn cứ: như viện dẫn."
-- days = "Số ngày: từ văn bản căn cứ đến quyết định."

with chosen as (
  select trim(:so) as number where trim(:so) <> ''
  union all
  select number from (
    select number from legal_bases
    where trim(:so) = '' and number is not null and issued_on is not null
    group by number order by count(*) desc, number limit 1
  )
)
select d.id as decision_id, d.subject, d.province_id, d.issued_on, l.number, l.issued_on as cited_on,
  cast(julianday(d.issued_on) - julianday(l.issued_on) as integer) as days
from chosen c
join legal_bases l on l.number = c.number
join decisions d on d.id = l.decision_id
where d.superseded_by is null
group by d.id
order by days is null, days, d.id
limit 500
