-- device: the sites of a meeting as they were shared out among technicians on the spot. Meetings,
-- units and accounts are other features': ids only.
create table line_check_cluster (
  meeting_id    uuid not null,
  number        int not null check (number between 1 and 200),
  technician_id uuid not null,
  primary key (meeting_id, number)
);

create table line_check_cluster_site (
  meeting_id uuid not null,
  site_id    uuid not null,
  number     int not null,
  primary key (meeting_id, site_id),
  foreign key (meeting_id, number) references line_check_cluster on delete cascade
);
