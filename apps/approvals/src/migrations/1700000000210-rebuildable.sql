call rebuildable('start_plan');
