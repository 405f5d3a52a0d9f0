-- What must be remembered to decide step by step.

alter table reservation_approvals
  -- Who is asked too when nobody decides in time, as the pool said when it asked; without any, the fleet managers.
  add escalation_approver_ids uuid[] not null default '{}';
