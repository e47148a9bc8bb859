-- Whether the finding is asked for says where its topics stand.
alter table onboarding drop column concluding;
