-- Whatever shows a picture holds its row until it says so, and what removes pictures passes those that are held. PostgreSQL lets
-- nobody hold a row who may not update anything of it; nothing updates a picture.
grant update (created_at) on photos to fleet_app;
