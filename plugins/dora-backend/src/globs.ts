export {
  matchesGlob,
  matchesNameGlob,
} from '@dora-metrics/backstage-plugin-dora-node';
