import { connectionOf } from '@cornerstone/runtime/graph/page';
import { Project } from './project.entity';

export const ProjectConnection = connectionOf(() => Project, 'Project', '项目');
