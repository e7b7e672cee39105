-- What an import found is for who sent it in, as in the funding service.
call protect('import_batch', 'by = nullif(current_setting(''app.actor'', true), '''')');
