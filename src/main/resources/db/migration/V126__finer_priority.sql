-- A point of a task's priority has a hundred steps, so that the larger of two amounts comes first.
update act_ru_task set priority_ = priority_ * 100 where priority_ between 0 and 100;
