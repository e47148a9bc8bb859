-- Meetings count at the pace of the days somebody was there. Of nights before, absences are not known: the count itself stands for it.
update rep_day set measures = measures || jsonb_build_object('meetingPace', measures -> 'meetings')
where measures -> 'meetings' is not null and measures -> 'meetingPace' is null;
update coaching_effect set measure = 'meetingPace' where measure = 'meetings';
