-- Which of the task filters that come with the system were made here: one that an admin changed or deleted stays so.
create table shipped_filter (
    key       text primary key,
    filter_id varchar(64) not null
);

-- Those of the first releases, which stood under their names only.
insert into shipped_filter (key, filter_id)
select case name_ when 'My tasks' then 'mine' when 'Unassigned' then 'unassigned' else 'team' end, min(id_)
from act_ru_filter where name_ in ('My tasks', 'Unassigned', 'My team''s tasks') and properties_ like '%"name_zh"%' group by name_;
