import { serveStreams } from '@/lib/pool';
import { tasks } from './poolTasks';

serveStreams(tasks);
