-- Of the rounds that ended, the cancelled are told of as well.
drop index coaching_round_ended;
create index coaching_round_ended on coaching_round (ended_at) where ended_at is not null;
