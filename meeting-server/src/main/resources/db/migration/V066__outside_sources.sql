-- A source outside of the office that takes part in meetings as a site of its own.
insert into unit_level (level, valid_from, rank, name, name_en) values
    ('outside-source', date '0001-01-01', 950, 'nguồn ngoài', 'outside sources')
on conflict do nothing;
