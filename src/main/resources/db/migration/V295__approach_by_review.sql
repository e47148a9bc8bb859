-- A case review can agree on another approach, too: no row of a table asked for it.
alter table approach_review alter column table_version drop not null;
alter table approach_review alter column rule_row drop not null;

alter table review_disposition drop constraint review_disposition_effect_check;
alter table review_disposition add constraint review_disposition_effect_check check (effect in ('RELEASE', 'APPROACH'));
update review_disposition set effect = 'APPROACH', version = version + 1 where code = 'CHANGE_APPROACH';
-- It closes nothing: it says that nothing is to be done. Who named it otherwise keeps the name.
update review_disposition set name_en = 'Nothing further to do', version = version + 1 where code = 'CLOSE' and name_en = 'Close the case';
update review_disposition set name_zh = '暂无后续安排', version = version + 1 where code = 'CLOSE' and name_zh = '结案';
