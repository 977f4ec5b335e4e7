export {
  environmentDeployedTo,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
