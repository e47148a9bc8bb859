-- What a newcomer reads before practising: the method's own words for each course of the shipped plan. A company's own texts stay.
update course c set about_en = v.about_en, about_zh = v.about_zh
from skill s, (values
    ('Sales model and management',
     'Three kinds of work feed a contract: prospecting finds names, nurturing keeps in touch until the need ripens, pursuing concentrates on A customers at the decisive moment. Prospecting and nurturing take more time than pursuing: they feed tomorrow.
A customer is A where a contract can be expected within a month, B within three, C within six, D later. The grade follows from facts: what they use today, how content they are, where the selection stands.
A deal goes from first visit over exchange, demo, quotation, doubts and negotiation to the contract. Of each deal six facts must be known with evidence: schedule, budget, requirement, decision, competition, key evaluation items.
Every contact ends with a next action that has a person and a date.',
     '成交靠三类工作：找单找到名单，养单保持联系直到需求成熟，打单在关键时刻集中力量拿下 A 级客户。找单和养单花的时间应多于打单，它们养活明天。
一个月内可望签约的是 A 级，三个月内是 B 级，半年内是 C 级，更晚是 D 级。等级看事实：现在用什么系统、满意不满意、选型走到哪一步。
商机从初访经交流、演示、报价、疑虑排除、商务谈判走到签约。每个商机都要弄清六项关键信息并有依据：时间表、预算、需求、决策、竞争、关键评估项。
每次联系都以有人、有日期的下一步行动结束。'),
    ('Introducing our company',
     'Ten minutes, five parts: for whom we work, which problem we solve, how a customer like this one gained by it, how we work together, what we would like to learn today.
Speak of the customer''s industry, not of our history. One success story with a figure says more than ten slides: who, what was hard, what changed, since when.
Stop after each part and ask whether it is of interest. End with a question, not with thanks.',
     '十分钟分五步：我们服务谁，解决什么问题，同类客户得到了什么，双方如何合作，今天想了解什么。
讲客户的行业，不讲我们的历史。一个带数字的成功案例胜过十页胶片：谁、难在哪里、改变了什么、从何时起。
每讲完一步停一下，问对方是否感兴趣。用问题收尾，而不是用感谢收尾。'),
    ('Manners',
     'Be there ten minutes early and call from the door if anything delays you. Telephone silent, notebook open.
Greet the highest-ranking person first, hand the card over with both hands, its text towards the reader, and read the one you are given before you lay it down. Sit where you are asked to sit.
Use name and title. Do not interrupt; write down what is said. Speak well of rivals or not at all.
On leaving repeat what was agreed, who does it and until when; send it in writing the same day.',
     '提前十分钟到达，若有耽搁先打电话。手机静音，打开笔记本。
先问候职位最高的人；双手递名片，字朝对方；接过名片先看再放。请坐才坐，按安排入座。
称呼姓氏加职务。不打断，边听边记。对竞争对手要么说好话，要么不说。
告辞时重复约定：谁、在何时之前、做什么；当天书面发给对方。'),
    ('Selling by phone',
     'Before the call: who is it, what may trouble such a company, what do I want at the end. The aim of a first call is a date, not a sale.
Opening in four sentences: who I am, why I call just this company, what others of the industry gained, a question. Then listen.
MAN: is there money, is this the person who decides, is there a need? Without a need do not press; agree when to call again.
Typical answers: "Send something" - gladly, what should it be about? "No time" - when would ten minutes suit? "We have a system" - how content are you with it, what would you change?
Write each call down within the hour.',
     '打之前想清：对方是谁，这类企业可能为什么烦恼，我最后想要什么。第一个电话的目标是约时间，不是成交。
开场四句：我是谁，为什么偏偏打给贵公司，同行得到了什么，一个问题。然后听。
MAN：有没有钱、是不是能拍板的人、有没有需求？没有需求不要硬推，约好何时再联系。
常见回答：“发份资料吧”——好的，重点讲哪方面？“没时间”——什么时候方便聊十分钟？“我们有系统了”——用得满意吗，想改进什么？
每通电话一小时内记录。'),
    ('Knowing manufacturing customers',
     'Follow an order through the factory: enquiry, offer, order, engineering data (drawings, bills of material, routings), planning, purchasing, stock, shop floor, inspection, delivery, invoice, cost.
Ask where it waits and who runs after it with a telephone. Typical pains: dates promised and not held, stock that is there in the system and not on the shelf, shortages found at assembly, costs known months later, changes that do not reach the shop floor.
Make to stock, make to order and engineer to order have different pains; item codes, levels of the bill of material and number of work orders a day tell how hard it will be.
The pain belongs to a person: plant manager, purchasing, finance and owner each see another one.',
     '跟着一张订单走一遍工厂：询价、报价、接单、技术资料（图纸、物料清单、工艺路线）、计划、采购、库存、车间、检验、发货、开票、成本。
问清在哪里等、谁在打电话催。常见的痛：答应的交期守不住，账上有货架上没有，装配时才发现缺料，成本几个月后才知道，设计变更到不了车间。
按库存生产、按订单生产、按订单设计，痛点各不相同；物料编码数、物料清单层数、每天的工单数说明难度。
痛点是人的痛点：厂长、采购、财务、老板各有各的。'),
    ('The first visit',
     'A written goal: what will the customer say or do at the end? For instance: name the three worst problems and agree to an exchange with the people concerned.
Prepare: industry, products, size, present system, who is who, one reference nearby, five open questions.
On the visit: the customer speaks more than half of the time. Ask for the situation, the problem, what it costs, what it would be worth to be rid of it. No system is opened.
Leave with: a contact sheet, what hurts in the customer''s words, how they decide, a next action with a date. Record it the same day.',
     '书面目标：结束时客户会说什么或做什么？例如：说出最头疼的三个问题，并同意与相关人员做一次交流。
准备：行业、产品、规模、现有系统、谁是谁、附近的一个样板客户、五个开放式问题。
拜访中：客户说的时间超过一半。问现状、问题、代价、解决之后的价值。不打开系统。
带回：联系人、客户原话描述的痛点、如何决策、有日期的下一步。当天记录。'),
    ('Settling the customer''s schedule',
     'Ask backwards: when must the system be live, and why then? So when must implementation begin, the contract be signed, the vendor be chosen, the selection end, the selection begin?
A date without a reason is a wish. Ask what happens if it is missed and who would mind.
Write the schedule down with the customer, each date with its reason and the person who named it; send it and have it confirmed.
When a date passes, ask at once what changed: it is the first sign of a deal that slips.',
     '倒着问：什么时候必须上线，为什么是那时？那么何时开始实施、何时签约、何时定供应商、选型何时结束、何时开始？
没有理由的日期只是愿望。问清楚错过会怎样、谁会着急。
和客户一起写下时间表，每个日期写明理由和说的人；发给对方确认。
日期一过，马上问什么变了：这是商机滑坡的第一个信号。'),
    ('How companies choose and implement ERP',
     'A selection has a trigger (growth, a new plant, an audit, a system that ends), a group, criteria, a short list of three to five, demos, reference visits, a negotiation with two, a decision by one.
IT looks at technology and effort, departments at their daily work, finance at cost and control, the owner at risk and return. Ask each for what they would lose by a wrong choice.
Implementation fails by data, by people and by scope, seldom by software: master data that nobody cleans, key users without time, wishes without end. Speak of it before the contract: it builds trust and protects the margin.
The first three months after going live decide whether the customer becomes a reference.',
     '选型有起因（增长、新厂、审计、旧系统到期）、有小组、有标准、三到五家入围、演示、参观样板客户、与两家谈判、由一个人拍板。
信息部看技术和工作量，业务部门看日常工作，财务看成本和控制，老板看风险和回报。问每个人：选错了您会失去什么？
实施失败多因数据、人和范围，很少因软件：基础数据没人整理，关键用户没时间，需求没完没了。签约前就谈清楚，既建立信任，也保住利润。
上线后头三个月决定客户会不会成为样板。'),
    ('Demonstrating',
     'Before the demo listen. Look (while you introduce yourself, watch who nods and who writes), listen, ask, diagnose; only then open the system.
Show what matters to these people: three scenes from their own day with their own words and numbers, each with problem, way, gain. Leave out the rest.
Prepare with presales: who sits there, what each wants to see, what must not be shown, who answers what.
After each scene ask: is this what you meant? Write down doubts and answer them in writing. End with the next action.',
     '演示之前先听。望（自我介绍时观察谁点头、谁记录）、闻、问、切，然后才打开系统。
只演示这些人关心的：用他们自己的话和数字演三个日常场景，每个场景讲问题、做法、收益。其余的不演。
与售前一起准备：谁到场、各自想看什么、什么不演、谁回答什么。
每个场景之后问：这是您说的意思吗？记下疑虑，书面答复。最后约定下一步。'),
    ('Quoting',
     'Quote when requirement, decision and budget are known; a price without them is compared with nothing but other prices.
Value first: the problem in the customer''s words, what it costs a year, what our solution changes, by when. Then the price.
The paper is complete: scope, modules, services, terms, validity, what is not included. Nothing that we cannot hold.
A discount is given for something: an order by a date, a reference, a larger scope. What goes beyond your limit is approved before it is said.',
     '需求、决策、预算清楚了再报价；否则价格只能和别人的价格比。
先讲价值：用客户的话说问题、一年的代价、我们的方案改变什么、何时见效。再讲价格。
报价书要完整：范围、模块、服务、条款、有效期、不含什么。做不到的不写。
折扣要换来东西：按期下单、做样板、扩大范围。超出权限的先审批再开口。'),
    ('Competing',
     'Know who is in it, who leads, and why: ask the customer what they like about each. Strengths of those ahead, weaknesses of those behind.
Do not run anybody down. Change the criteria: what matters to the customer and is strong with us - industry experience, service nearby, a reference they can call.
For every rival one sheet: where they win, where they lose, three questions that lead the customer to the difference, our proof.
If we are not in front and nothing changes it, say so early and put the time into another deal.',
     '弄清谁在竞争、谁领先、为什么：问客户喜欢每一家的什么。领先者强在哪里，落后者弱在哪里。
不贬低任何人。改变标准：突出客户看重而我们强的——行业经验、本地服务、可以打电话求证的样板客户。
每个对手一页纸：他们赢在哪里、输在哪里、三个引导客户看到差别的问题、我们的证据。
若我们不领先又无法改变，及早承认，把时间用到别的商机上。'),
    ('Arranging reference visits',
     'Choose by industry, size and the problem that the guest has, not by who is nearest. Ask the host first and tell them what the guest wants to know.
Agree beforehand: who comes, who receives, two hours at most, what is shown on the shop floor, which questions are welcome, what stays confidential.
You stay in the background: users convince users. Note every question that was not answered.
The same day: thank the host, ask the guest what convinced them and what is still open, agree on the next action.',
     '按行业、规模和来访客户的问题选，不按远近选。先征得接待方同意，并告诉他们来客想了解什么。
事先约定：谁来、谁接待、最多两小时、现场看什么、可以问什么、什么保密。
您退到后面：用户说服用户。记下每个没有答上来的问题。
当天：感谢接待方，问来客被什么打动、还有什么疑问，约定下一步。'),
    ('Helping the customer select',
     'Draw the decision with the customer: who started it, who decides, who advises, who can stop it, by which criteria, in which order, until when; inside the company and outside.
For each person: role, what they gain or fear, whether they are for us, who of ours speaks to them.
Offer help that serves the selection itself: a list of criteria, a schedule, questions for reference calls. Whoever helps to set the criteria is seldom surprised by them.
What you do not know is the next action.',
     '和客户一起画决策图：谁发起、谁拍板、谁建议、谁能否决、按什么标准、什么顺序、到什么时候；公司内外都画。
每个人写明：角色、得到什么或担心什么、是否支持我们、我方谁来沟通。
提供对选型本身有用的帮助：标准清单、时间表、打给样板客户的问题。参与定标准的人，很少被标准吓到。
不知道的，就是下一步行动。'),
    ('Clearing doubts',
     'A doubt that is told is half solved; the silent ones cost the deal. Ask: what would keep you from deciding for us?
Four steps: hear it to the end, ask what is behind it, answer with proof, ask whether it is settled.
Proof is a reference who had the same doubt, a figure, a demonstration, a clause in the contract; not an assurance.
The five most frequent: too dear, too large for us, our people will not use it, will you still be there, the present system will do. Have the answer and its proof ready, and write doubt, answer and state into the deal.',
     '说出来的疑虑已解决一半，不说的才丢单。问：有什么会让您不选我们？
四步：听完，问背后是什么，用证据回答，问是否解除。
证据是有过同样疑虑的样板客户、数字、演示、合同条款；不是保证。
最常见的五个：太贵，对我们太大，员工不会用，你们还在不在，现有系统够用。备好答案和证据，并把疑虑、答复、状态记入商机。'),
    ('Negotiating',
     'Write down before: the aim, the limit, what we can give and what we want for it, what happens without an agreement.
Negotiate with whoever decides, when everything else is settled: scope, people, schedule. Who still compares does not negotiate, he collects prices.
No concession without one in return, each smaller than the last, each in writing. Silence is allowed.
Keep price, terms and services on one sheet: who gives in the price may take in the payment terms. Beyond your limit ask first.',
     '事先写下：目标、底线、我们能给什么、要换什么、谈不成怎么办。
和拍板的人谈，且其他都已谈定：范围、人员、时间表。还在比较的人不是谈判，是收集价格。
没有无交换的让步，让步一次比一次小，每次都书面写明。可以沉默。
价格、条款、服务放在一张纸上：价格上让了，付款上可以要回来。超出权限先请示。')
) as v(skill, about_en, about_zh)
where s.id = c.skill_id and s.name_en = v.skill and c.about_en is null and c.about_zh is null
    and c.id = (select f.id from course f where f.skill_id = s.id order by f.name_en limit 1);
