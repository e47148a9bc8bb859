-- A person's tasks in the order in which lists show them. The engine asks for them with DISTINCT over all columns; from this
-- order on it sorts only ties, and stops after a page.
create index task_of_assignee on act_ru_task (assignee_, priority_ desc, due_date_);
