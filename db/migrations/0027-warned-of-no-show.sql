-- When the driver was told that the vehicle waits for them and is given up soon.
alter table reservations add unclaimed_noted_at timestamptz;
