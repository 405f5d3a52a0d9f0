-- Who may see a picture is asked by the picture: which handover does it belong to?
create index handover_photos_photo on handover_photos (tenant_id, photo_id);
