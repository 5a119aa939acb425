import { serveStreams } from '@/lib/pool';
import { slaterStream } from './slaterStream';

serveStreams({ slater: slaterStream });
