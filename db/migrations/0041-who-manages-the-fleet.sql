-- Who is asked when a step has nobody else: a few of all the people, looked for with every availability.
create index users_managing on users (tenant_id, id) where active and roles && '{fleet_manager,admin}';
