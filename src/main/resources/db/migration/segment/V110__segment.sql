-- Contacts by what is in their properties: those that have a certain choice or number.
create index contact_by_property on contact using gin (properties jsonb_path_ops);
