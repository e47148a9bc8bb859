-- What a person decides beyond their role: discounts as finance, as director.
create table person_function (
    login    text not null references app_user (login) on delete cascade on update cascade,
    function text not null check (function in ('FINANCE', 'DIRECTOR')),
    primary key (login, function)
);
create index person_function_holder on person_function (function);
