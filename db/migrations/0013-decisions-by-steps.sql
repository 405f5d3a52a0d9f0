-- What must be remembered to decide step by step, and to see who moves a reservation away from what was decided.

alter table reservation_approvals
  -- Who is asked too when nobody decides in time, as the pool said when it asked; without any, the fleet managers.
  add escalation_approver_ids uuid[] not null default '{}';

alter table reservations
  -- The period that was asked or decided about, once the reservation was moved within the tolerance: which counts from
  -- there, so that many small moves are not one large one. Null where the reservation is as it was decided.
  add agreed_start_date timestamptz,
  add agreed_end_date timestamptz,
  add constraint agreed_period check (agreed_end_date > agreed_start_date);
