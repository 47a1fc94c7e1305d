/** Statistics. */

/** GET /reports/clocks?workflow=&clock=&from=&to= — R-EXP-13: how a unit kept one obligation. */
export interface ClockReportRow {
  unit: string;
  unitTitle: string;
  due: number;
  onTime: number;
  late: number;
  open: number;
  overdue: number;
  cancelled: number;
}
