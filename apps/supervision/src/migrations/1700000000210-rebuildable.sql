-- Figures and timeline are built from events alone.
call rebuildable('project_fact');
call rebuildable('life_fact');
call rebuildable('listing_fact');
call rebuildable('plan_fact');
call rebuildable('progress_fact');
call rebuildable('fund_fact');
call rebuildable('timeline_entry');
