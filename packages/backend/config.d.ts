export interface Config {
  dora?: {
    demo?: {
      /** Fill the plugin with a year of an invented organisation's deliveries. Default: false. */
      enabled?: boolean;
    };
  };
}
