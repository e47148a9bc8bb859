-- What a newcomer learns on which working day, how it is practised and how the mentor checks it; managers edit it.
create table onboarding_item (
    id           uuid primary key default gen_random_uuid(),
    day          smallint not null check (day between 1 and 30),
    position     smallint not null check (position between 1 and 9999),
    topic_en     text not null check (length(topic_en) between 1 and 200),
    topic_zh     text not null check (length(topic_zh) between 1 and 200),
    practice_en  text not null check (length(practice_en) between 1 and 1000),
    practice_zh  text not null check (length(practice_zh) between 1 and 1000),
    check_en     text not null check (length(check_en) between 1 and 1000),
    check_zh     text not null check (length(check_zh) between 1 and 1000),
    course_id    uuid references course (id),
    active       boolean not null default true,
    version      integer not null default 1
);
create index onboarding_item_day on onboarding_item (day, position);

-- When a check is passed: the weighted mark, in which practice counts more than class.
create table onboarding_rule (
    single          boolean primary key default true check (single),
    passing_mark    smallint not null check (passing_mark between 1 and 100),
    -- per cent of the mark that practice makes up
    practice_share  smallint not null check (practice_share between 51 and 100),
    version         integer not null default 1
);
insert into onboarding_rule (passing_mark, practice_share) values (60, 70);

create table onboarding (
    id             uuid primary key,
    newcomer_login text not null references app_user (login),
    mentor_login   text not null references app_user (login),
    leader_login   text not null references app_user (login),
    started_by     text not null references app_user (login),
    started_on     date not null,
    started_at     timestamptz not null,
    -- the day of the plan that is being worked on; 0 before the first
    day            smallint not null default 0,
    -- every topic is settled, the finding is asked for
    concluding     boolean not null default false,
    state          text not null check (state in ('RUNNING', 'FINISHED', 'CANCELLED')),
    finding        text check (finding in ('READY', 'UNTRAINED', 'UNTRAINABLE')),
    -- what comes next, or why it ended early
    outcome        text check (length(outcome) <= 1000),
    ended_at       timestamptz,
    check ((state = 'RUNNING') = (ended_at is null)),
    check ((state = 'FINISHED') = (finding is not null)),
    check (newcomer_login <> mentor_login)
);
create unique index onboarding_running on onboarding (newcomer_login) where state = 'RUNNING';
create index onboarding_newcomer on onboarding (newcomer_login, started_at desc);
create index onboarding_mentor on onboarding (mentor_login) where state = 'RUNNING';
create index onboarding_leader on onboarding (leader_login) where state = 'RUNNING';
create index onboarding_ended on onboarding (ended_at desc) where state <> 'RUNNING';

-- The plan as it was at the start, and what a manager added: a change of the plan changes nobody's running onboarding.
create table onboarding_topic (
    id             uuid primary key,
    onboarding_id  uuid not null references onboarding (id) on delete cascade,
    day            smallint not null,
    position       smallint not null,
    topic_en       text not null,
    topic_zh       text not null,
    practice_en    text not null,
    practice_zh    text not null,
    check_en       text not null,
    check_zh       text not null,
    course_id      uuid references course (id),
    state          text not null check (state in ('OPEN', 'PASSED', 'FAILED')),
    attempts       smallint not null default 0,
    -- of the last check
    mark           smallint check (mark between 0 and 100),
    unique (onboarding_id, day, position)
);

-- What newcomer and mentor wrote, one row per practice and per check; never changed afterwards.
create table onboarding_note (
    id              bigint generated always as identity primary key,
    topic_id        uuid not null references onboarding_topic (id) on delete cascade,
    attempt         smallint not null,
    checked         boolean not null,
    said            text not null check (length(said) <= 2000),
    question        text check (length(question) <= 1000),
    practice_mark   smallint check (practice_mark between 0 and 100),
    knowledge_mark  smallint check (knowledge_mark between 0 and 100),
    mark            smallint check (mark between 0 and 100),
    passed          boolean,
    done_by         text not null,
    done_at         timestamptz not null,
    check (checked = (practice_mark is not null and mark is not null and passed is not null))
);
create index onboarding_note_topic on onboarding_note (topic_id, id);

insert into onboarding_item (day, position, course_id, topic_en, topic_zh, practice_en, practice_zh, check_en, check_zh)
select v.day, v.position, (select c.id from course c join skill s on s.id = c.skill_id where s.name_en = v.skill order by c.name_en limit 1),
       v.topic_en, v.topic_zh, v.practice_en, v.practice_zh, v.check_en, v.check_zh
from (values
    (1, 10, 'Sales model and management', 'Sales model and management', '销售模式与管理',
     'Take three customers of the mentor and say for each: grade, stage, next action, and why.', '拿导师的三个客户，逐个说出等级、阶段、下一步行动和理由。',
     'Grade and stage are right and follow from facts, not from feeling.', '等级和阶段判断正确，依据是事实而不是感觉。'),
    (1, 20, 'Introducing our company', 'Introducing our company', '公司介绍',
     'Introduce the company in ten minutes to two colleagues who play the customer.', '由两位同事扮演客户，用十分钟介绍公司。',
     'The customer in the play can say afterwards what we do and for whom.', '扮演客户的同事听完能说出我们做什么、为谁做。'),
    (1, 30, 'Manners', 'Manners', '商务礼仪',
     'Play arrival, cards, seating and leave-taking at a customer''s with the mentor.', '与导师演练到访、递名片、入座和告辞。',
     'Nothing had to be corrected at the second run.', '第二遍演练无须纠正。'),
    (1, 40, 'Selling by phone', 'Phone selling', '电话销售',
     'Call ten names of a list; the mentor listens to three of the calls.', '按名单打十个电话，其中三个由导师旁听。',
     'Opening, reason and next step were clear; each call was recorded within the hour.', '开场、来意、下一步都清楚，每通电话一小时内有记录。'),
    (1, 50, 'Knowing manufacturing customers', 'Knowing manufacturing customers, basic', '了解制造业客户（基础）',
     'Draw how an order runs through a factory, from offer to delivery, and explain it.', '画出工厂从报价到交货的订单流程并讲解。',
     'The drawing holds planning, purchasing, stock, shop floor and cost.', '图中有计划、采购、库存、车间和成本。'),
    (2, 10, 'The first visit', 'The first visit', '初次拜访',
     'Prepare a first visit in writing and play it with the mentor; go along on a real one if there is one.', '书面准备一次初次拜访并与导师演练；当天有真实拜访就一起去。',
     'Goal written, customer spoke more than the rep, next action agreed.', '有书面目标，客户说得比销售多，约定了下一步。'),
    (2, 20, 'Settling the customer''s schedule', 'Settling the customer''s schedule', '敲定客户时间表',
     'Ask the mentor, as customer, for go-live, decision and signing, and write the schedule down.', '由导师扮演客户，问出上线、决策和签约时间，写成时间表。',
     'Each date has a reason that the customer gave.', '每个日期都有客户说出的理由。'),
    (2, 30, 'How companies choose and implement ERP', 'How companies choose and implement ERP', '企业如何选型与实施 ERP',
     'Retell a won case: who chose, by what criteria, what was hard at implementation.', '复述一个成交案例：谁选型、按什么标准、实施难在哪里。',
     'Names the people, the process and the criteria of the decision.', '说得出决策的人、流程和标准。'),
    (2, 40, 'Demonstrating', 'Demonstrating', '系统演示',
     'Look, listen, ask, diagnose with the mentor as customer; then show only what matters to them.', '由导师扮演客户，先望、闻、问、切，再只演示客户关心的内容。',
     'The system stayed closed until the needs were told.', '弄清需求之前没有打开系统。'),
    (2, 50, 'Quoting', 'Quoting', '报价',
     'Write a quotation for a case the mentor tells, discounts within the limit.', '按导师给出的案例做一份报价，折扣不超权限。',
     'Complete and right; value is said before price.', '内容完整无误，先谈价值再谈价格。'),
    (3, 10, 'Knowing manufacturing customers', 'Knowing manufacturing customers, advanced', '了解制造业客户（提高）',
     'Find three pains of a customer of the mentor and how our solution serves each.', '找出导师一个客户的三个痛点，说明我们的方案如何对应。',
     'The pains are in the customer''s words.', '痛点用的是客户自己的话。'),
    (3, 20, 'Competing', 'Competing', '竞争应对',
     'Hold us against two rivals before the mentor: strengths, weaknesses, what to do.', '在导师面前比较我们与两家竞争对手：优势、劣势、对策。',
     'No rival is run down; the countermove is concrete.', '不贬低对手，对策具体。'),
    (3, 30, 'Arranging reference visits', 'Arranging reference visits', '安排参观样板客户',
     'Choose a reference for a case the mentor tells and write the plan of the visit.', '按导师给出的案例选一家样板客户，写出参观计划。',
     'Choice fits the industry; people, questions and follow-up are named.', '行业匹配，写明人员、问题和后续跟进。'),
    (3, 40, 'Helping the customer select', 'Helping the customer select', '协助客户选型',
     'Draw the decision of a running deal: people, roles, criteria, who supports us.', '画出一个进行中商机的决策图：人、角色、标准、谁支持我们。',
     'Says what is not yet known and how to find it out.', '说得出还不知道什么、怎么去了解。'),
    (3, 50, 'Clearing doubts', 'Clearing doubts', '疑虑排除',
     'Answer the five most frequent doubts, played by two colleagues.', '由两位同事提出最常见的五个疑虑，逐一解答。',
     'Each answer has evidence and the customer in the play accepts it.', '每个解答都有依据，扮演客户的同事认可。'),
    (3, 60, 'Negotiating', 'Negotiating', '商务谈判',
     'Negotiate price and terms with the mentor: aim, limit and concessions written down first.', '与导师谈价格和条款，事先写下目标、底线和让步。',
     'No concession without one in return; the limit held.', '没有无交换的让步，守住底线。')
) as v(day, position, skill, topic_en, topic_zh, practice_en, practice_zh, check_en, check_zh);
