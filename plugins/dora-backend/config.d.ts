export interface Config {
  /** DORA metrics, computed from the events that other systems send. */
  dora?: {
    /**
     * IANA zone in which calendar days begin, for every number and chart.
     * Default: UTC.
     */
    timeZone?: string;

    /** The systems that send events, by an id that is part of their address. */
    sources?: {
      [id: string]: {
        /**
         * Kind of sender: one of the pages in docs/sources, or one that a module
         * adds. Default: the id.
         */
        kind?: string;
        /**
         * Secrets that prove who sends, each at least 16 characters. Two are
         * accepted at a time, so that one can be replaced without a gap.
         *
         * @deepVisibility secret
         */
        secrets?: string[];
        /**
         * Topics of Backstage's own events whose events are deliveries of this
         * source, such as `github.push`. A source with topics needs no secrets,
         * and then has no address for webhooks. Default: none.
         */
        topics?: string[];
        /** How requests prove who sends, where the kind's own way does not fit. */
        authentication?: {
          scheme:
            | 'hmac-sha256'
            | 'bearer'
            | 'basic'
            | 'token'
            | 'query'
            | 'standard-webhooks'
            | 'gitlab'
            | 'pagerduty';
          /** The header that proves it, for `hmac-sha256` and `token`. */
          header?: string;
          /**
           * The parameter of the address that proves it, for `query`: logs of
           * addresses hold it.
           */
          parameter?: string;
          /** What stands before the signature of `hmac-sha256`, such as `sha256=`. */
          prefix?: string;
        };
        /**
         * How far the time in a signature may be from now, in seconds, 60 to
         * 3600. Default: 300.
         */
        toleranceSeconds?: number;
        /**
         * Accept anyone's events. Only for a sender that cannot authenticate on
         * a network that nobody else reaches. Default: false.
         */
        insecureAllowUnsigned?: boolean;
        /** Environment of deployments that name none. Default: production. */
        defaultEnvironment?: string;
        /** IANA zone of timestamps without one. Default: UTC. */
        assumeTimeZone?: string;
        /**
         * Tells apart what has the same name in several installations of one
         * kind: applications of an Argo CD of the instance `eu` belong to
         * entities whose annotation `argocd/instance-name` says `eu`. Of
         * Bitbucket Data Center it is the host name, which not all events tell.
         */
        instance?: string;
        /**
         * Which runs of CI and which releases deploy, for senders that do not
         * say so themselves. Each names one of `job`, `pipeline` and `release`,
         * as a glob. Default: none.
         */
        deployments?: Array<{
          job?: string;
          pipeline?: string;
          release?: string;
          /** Default: production. */
          environment?: string;
        }>;
        /**
         * Which alerts are incidents: those with all labels of one of these,
         * whose values are globs. Default: all.
         */
        incidents?: Array<{ labels: { [name: string]: string } }>;
        /** Labels that make an issue an incident. Default: incident. */
        incidentLabels?: string[];
      };
    };

    /** Files of past events to import once, by an id. */
    imports?: {
      [id: string]: {
        /** Path of a file with one generic event, as JSON, on each line. */
        file: string;
        /** Id of the source, of kind `generic`, that the events count for. */
        sourceId: string;
        /** Shown to people while the import runs. Default: the id. */
        title?: string;
      };
    };

    webhooks?: {
      /** Largest body that is accepted, in bytes, up to 26214400. Default: 5242880. */
      maxBodyBytes?: number;
      /** How long a sender may take to send a body, in seconds. Default: 10. */
      bodyTimeoutSeconds?: number;
      /**
       * How long a sender waits for the database, in seconds, before it is told
       * to send again later. Default: 3.
       */
      storeTimeoutSeconds?: number;
      /** Most requests at a time; more are told to send again later. Default: 200. */
      maxConcurrent?: number;
    };

    /**
     * Names of CI jobs, or of their sender's stages, as globs, that are part of
     * a stage of lead time. They come before what common names suggest.
     */
    stages?: {
      build?: string[];
      test?: string[];
      scan?: string[];
      package?: string[];
      deploy?: string[];
      validate?: string[];
    };

    environments?: {
      /**
       * Names, besides `production`, `prod`, `prd` and `live`, of environments
       * that count as production; `*` and `?` stand for any characters. The
       * annotation `dora/production-environments` adds names for one service.
       */
      production?: string[];
    };

    incidents?: {
      /**
       * Words of senders, compared without regard to case, that mean each
       * severity, where the usual meaning does not fit. Past incidents follow
       * at the next start.
       */
      severities?: {
        SEV1?: string[];
        SEV2?: string[];
        SEV3?: string[];
        SEV4?: string[];
      };
    };

    /**
     * How numbers are defined. Those that `dora/` annotations can set for one
     * service are told in docs/definitions.md. A change is a new version of the
     * rules from the next start on, and past numbers follow it.
     */
    definitions?: {
      /**
       * Levels to rate by, and the rules that go with them: `classic`, `2018`,
       * `2019`, `2021`, `2022`, `2023`, `2024`, `2025` (no levels) or `custom`.
       * Default: `custom` where `levels` are given, else `classic`.
       */
      profile?: string | number;
      /**
       * Levels of your own, as the profile `custom`. Of each metric, the best
       * level first; the last one has no value. A metric that is left out has
       * those of `classic`.
       */
      levels?: {
        /** Default: Custom. */
        title?: string;
        /** In deployments per day, with `>=` or `>`. */
        deployment_frequency?: Array<{
          level: 'elite' | 'high' | 'medium' | 'low';
          op?: '>=' | '>';
          value?: number;
        }>;
        /** In seconds, with `<=` or `<`. */
        lead_time?: Array<{
          level: 'elite' | 'high' | 'medium' | 'low';
          op?: '<=' | '<';
          value?: number;
        }>;
        /** In fractions, such as 0.15, with `<=` or `<`. */
        change_failure_rate?: Array<{
          level: 'elite' | 'high' | 'medium' | 'low';
          op?: '<=' | '<';
          value?: number;
        }>;
        /** In seconds, with `<=` or `<`. */
        time_to_restore?: Array<{
          level: 'elite' | 'high' | 'medium' | 'low';
          op?: '<=' | '<';
          value?: number;
        }>;
      };

      /**
       * Deployments that frequency counts. Default: `deploy`, `hotfix`, `revert`
       * and `config_change`; also `redeploy`, `rollback`.
       */
      frequencyKinds?: string[];
      /** Days to divide by. Default: `all`; or `weekdays`, Monday to Friday. */
      frequencyDays?: 'all' | 'weekdays';
      /**
       * Minutes within which the same version at several places is one
       * deployment, 0 to 1440. Default: 60.
       */
      fanOutMinutes?: number;
      /** Globs of branches whose changes are hotfixes. Default: `hotfix/*` and `hotfix-*`. */
      hotfixBranches?: string[];

      /**
       * What one lead time is of. Default: `commit`; or `change` (pull or merge
       * request), or of each deployment its deployed commit, its oldest or the
       * mean.
       */
      leadTimeUnit?:
        | 'commit'
        | 'change'
        | 'deployment_head'
        | 'deployment_oldest'
        | 'deployment_mean';
      /**
       * When lead time starts. Default: `authored`; or when the commit was
       * committed or pushed, or its pull request opened, approved or merged.
       */
      leadTimeStart?:
        | 'authored'
        | 'committed'
        | 'pushed'
        | 'opened'
        | 'approved'
        | 'merged';
      /**
       * When lead time ends. Default: `finished` everywhere; or at the
       * `first_place`, or when the deployment `started`.
       */
      leadTimeEnd?: 'finished' | 'first_place' | 'started';
      /** Headline of lead time. Default: `median`; or `mean`, `p95`. */
      leadTimeStatistic?: 'median' | 'mean' | 'p95';
      /** Whether commits of programs count. Default: true. */
      leadTimeCountsBots?: boolean;
      /**
       * When a cherry-picked commit starts. Default: `authored`, as it was first
       * written; or `committed`, as it was picked.
       */
      leadTimeCherryPicks?: 'authored' | 'committed';

      /**
       * Hours after a deployment in which an incident, a rollback, failing
       * health or a hotfix marks it as failed, 1 to 168, or `none` for no limit.
       * Default: 24.
       */
      failureWindowHours?: number | 'none';
      /**
       * What makes a deployment a failed one. Default: all, which are `rollback`,
       * `incident`, `sync_failed`, `health_degraded`, `hotfix_follows` and
       * `manual`. What a person says counts in any case.
       */
      failureRules?: string[];
      /**
       * Whether a roll-out that failed is a failed deployment. Default: true with
       * `classic` and `custom`, false with the years.
       */
      countFailedRollouts?: boolean;
      /**
       * From which severity on an incident makes a deployment a failed one.
       * Default: `all`; or `SEV4` to `SEV1`.
       */
      failureSeverity?: 'all' | 'SEV4' | 'SEV3' | 'SEV2' | 'SEV1';
      /** Whether deployments within the failure window count already. Default: false. */
      countProvisional?: boolean;
      /**
       * Which deployments an incident of several services blames. Default:
       * `latest` among them; or `latest_of_each_service`.
       */
      incidentBlames?: 'latest' | 'latest_of_each_service';
      /**
       * Which deployments a rollback blames. Default: `live`, the one that ran;
       * or `first_undone`, `all_undone`.
       */
      rollbackBlames?: 'live' | 'first_undone' | 'all_undone';

      /**
       * Incidents that time to restore counts. Default: `change_related`, those
       * that a deployment caused, with the profiles from 2023 on, else `all`.
       */
      restorePopulation?: 'all' | 'change_related';
      /**
       * When time to restore starts. Default: `detected`; or at the start or end
       * of the deployment that caused it.
       */
      restoreStart?: 'detected' | 'deployment_started' | 'deployment_finished';
      /**
       * When time to restore ends. Default: `mitigated`; or `resolved`, or
       * `remediated`, the end of the deployment that repaired it.
       */
      restoreEnd?: 'mitigated' | 'resolved' | 'remediated';
      /**
       * Headline of time to restore. Default: `mean` with `classic` and `custom`,
       * `median` with the years; or `p95`.
       */
      restoreStatistic?: 'median' | 'mean' | 'p95';
      /**
       * Of incidents that were opened again. Default: `elapsed`, from first to
       * last; or `open_time`, only while they were open.
       */
      restoreReopened?: 'elapsed' | 'open_time';
      /**
       * Open incidents. Default: `exclude`, they stand beside the number; or
       * `so_far`, which is a lower bound.
       */
      restoreOpen?: 'exclude' | 'so_far';

      /** The overall level. Default: `worst` of the four; or `none`. */
      overallLevel?: 'worst' | 'none';
      /** First day of a week in charts. Default: `monday`; or `sunday`. */
      weekStart?: 'monday' | 'sunday';

      /** Fewest rows that a level is given for. */
      minimums?: {
        /** Observed days. Default: 14. */
        deploymentFrequencyDays?: number;
        /** Lead times. Default: 5. */
        leadTimeCommits?: number;
        /** Deployments older than the failure window. Default: 20. */
        changeFailureDeployments?: number;
        /** Closed incidents. Default: 3. */
        restoreIncidents?: number;
      };
    };

    reports?: {
      /**
       * So many deployments and incidents of a report, those of the window
       * before included, are read one by one. Percentiles of more are within
       * 1 %, and reports answer sooner. From 0 to 50000. Default: 500.
       */
      exactRows?: number;
    };

    retention?: {
      /**
       * Days after which the bodies of deliveries are emptied, which may name
       * people. Until then they can be replayed. Default: 30.
       */
      bodyDays?: number;
      /**
       * Days after which deliveries are forgotten; one sent again later would
       * be new. At least 30. Default: 90.
       */
      deliveryDays?: number;
      /** Days after which facts and their numbers are deleted. At least 200. Default: never. */
      factDays?: number;
    };

    comparisons?: {
      /**
       * Whether to ask the Git hosts among Backstage's `integrations`, where
       * these have credentials, for commits of a deployment that no event has
       * told. Default: true.
       */
      enabled?: boolean;
    };

    catalog?: {
      /** How often services and owners are read from the catalog, in seconds. Default: 60. */
      refreshSeconds?: number;
    };
  };
}
