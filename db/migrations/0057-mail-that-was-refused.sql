-- A mail that the other side refused for good is settled, too: it is not sent again, and who looks finds why.
alter table deliveries
  add refusal text check (length(refusal) <= 500);
