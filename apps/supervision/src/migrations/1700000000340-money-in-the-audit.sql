-- A breach of the books is described by its amounts.
call protect_scope('audit', 'funds', 'after ->> ''kind'' is distinct from ''FUNDS_BREACH''');
