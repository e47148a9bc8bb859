-- What reps are to know and to be able to do; managers keep the list.
create table skill (
    id         uuid primary key default gen_random_uuid(),
    kind       text not null check (kind in ('KNOWLEDGE', 'ABILITY')),
    area       text not null check (area in ('SELLING', 'PRODUCT', 'MARKET', 'TEAMWORK', 'MINDSET')),
    name_en    text not null check (length(name_en) between 1 and 100),
    name_zh    text not null check (length(name_zh) between 1 and 100),
    -- the coaching and the course that serve where it is lacking
    topic      text,
    course_en  text check (length(course_en) <= 200),
    course_zh  text check (length(course_zh) <= 200),
    position   integer not null check (position between 1 and 9999),
    active     boolean not null default true,
    version    integer not null default 1
);
create unique index skill_name_en on skill (lower(name_en));
create unique index skill_name_zh on skill (lower(name_zh));

-- How a rep rates a skill, and how the manager does; the last of a day counts, earlier days stay.
create table skill_rating (
    rep_login   text not null references app_user (login) on delete cascade,
    by_manager  boolean not null,
    skill_id    uuid not null references skill (id),
    rated_on    date not null,
    -- 3 very, 2 average, 1 not important
    importance  smallint not null check (importance between 1 and 3),
    -- 3 sure, 2 average, 1 must improve
    ability     smallint not null check (ability between 1 and 3),
    rated_by    text not null references app_user (login),
    rated_at    timestamptz not null,
    primary key (rep_login, by_manager, skill_id, rated_on)
);

insert into skill (position, kind, area, name_en, name_zh, topic, course_en, course_zh) values
    (10, 'ABILITY', 'SELLING', 'Selling by phone', '电话销售', 'ACTIVITY', 'Phone selling: openings, lists, practice calls', '电话销售：开场、名单、实练'),
    (20, 'ABILITY', 'SELLING', 'The first visit', '初次拜访', 'CONVERSION', 'The first visit, practised with a mentor', '初次拜访，由导师陪练'),
    (30, 'ABILITY', 'SELLING', 'Manners', '商务礼仪', 'SKILL', 'Business manners', '商务礼仪'),
    (40, 'ABILITY', 'SELLING', 'Settling the customer''s schedule', '敲定客户时间表', 'OVERDUE', 'Schedule and next steps with the customer', '与客户约定时间表和下一步'),
    (50, 'ABILITY', 'SELLING', 'Finding out the needs: look, listen, ask', '了解需求：望、闻、问、切', 'CONVERSION', 'Asking and listening before the demo', '演示之前先问、先听'),
    (60, 'ABILITY', 'SELLING', 'Introducing our company', '公司介绍', 'SKILL', 'Our company in ten minutes', '十分钟公司介绍'),
    (70, 'ABILITY', 'SELLING', 'Demonstrating', '系统演示', 'CONVERSION', 'Targeted demo, practised before colleagues', '针对性演示，在同事面前实练'),
    (80, 'ABILITY', 'SELLING', 'Quoting', '报价', 'DISCOUNT', 'Quotation: value before price', '报价：先谈价值，再谈价格'),
    (90, 'ABILITY', 'SELLING', 'Competing', '竞争应对', 'LOSSES', 'Rivals: strengths, weaknesses, countermoves', '竞争对手：优势、劣势、对策'),
    (100, 'ABILITY', 'SELLING', 'Clearing doubts', '疑虑排除', 'CONVERSION', 'Typical doubts and their answers', '常见疑虑与解答'),
    (110, 'ABILITY', 'SELLING', 'Arranging reference visits', '安排参观样板客户', 'CONVERSION', 'Reference visits: choice, preparation, follow-up', '样板客户参观：选择、准备、跟进'),
    (120, 'ABILITY', 'SELLING', 'Negotiating', '商务谈判', 'DISCOUNT', 'Negotiating: aims, limits, concessions', '商务谈判：目标、底线、让步'),
    (130, 'ABILITY', 'SELLING', 'Helping the customer select', '协助客户选型', 'KEY_FACTS', 'The decision: people, process, criteria', '客户决策：人、流程、标准'),
    (140, 'ABILITY', 'SELLING', 'Prospecting', '找单', 'PIPELINE', 'Sources, lists, grading', '信息来源、名单、分级'),
    (150, 'ABILITY', 'SELLING', 'Staying in touch', '养单', 'OVERDUE', 'Contact plan and next actions', '联系计划与下一步行动'),
    (210, 'KNOWLEDGE', 'PRODUCT', 'Product functions', '产品功能', 'SKILL', 'Product functions, basic and advanced', '产品功能：基础与提高'),
    (220, 'KNOWLEDGE', 'PRODUCT', 'Success cases', '成功案例', 'SKILL', 'Our success cases by industry', '各行业成功案例'),
    (230, 'KNOWLEDGE', 'PRODUCT', 'Industry solutions', '行业解决方案', 'SKILL', 'Industry solutions', '行业解决方案'),
    (310, 'KNOWLEDGE', 'MARKET', 'Knowing manufacturing customers', '了解制造业客户', 'SKILL', 'Manufacturing customers, basic and advanced', '制造业客户：基础与提高'),
    (320, 'KNOWLEDGE', 'MARKET', 'How companies choose and implement ERP', '企业如何选型与实施 ERP', 'KEY_FACTS', 'How companies choose and implement ERP', '企业 ERP 选型与实施'),
    (330, 'KNOWLEDGE', 'MARKET', 'Rivals'' products', '竞争对手产品', 'LOSSES', 'Rivals'' products', '竞争对手产品'),
    (410, 'ABILITY', 'TEAMWORK', 'Working with presales', '与售前配合', 'CONVERSION', 'Preparing presales for a demo', '演示前与售前的准备'),
    (420, 'KNOWLEDGE', 'TEAMWORK', 'Sales model and management', '销售模式与管理', 'SKILL', 'Sales model and management', '销售模式与管理'),
    (510, 'ABILITY', 'MINDSET', 'Planning the own week', '安排自己的一周', 'ACTIVITY', 'Planning a week: what has the highest return', '一周计划：先做回报最高的事'),
    (520, 'ABILITY', 'MINDSET', 'Acting ahead', '主动预见', 'SKILL', 'From passive to proactive', '从消极到主动');
