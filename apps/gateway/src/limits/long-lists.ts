/**
 * Items of the plain lists that are long, as the demonstration's province has them; asked with an argument that makes one longer, under `(argument)`.
 * Every other plain list is short: cost.test.ts asks that each at the root is named as one or the other.
 */
export const LONG_LISTS: Readonly<Record<string, number>> = {
  'Query.approvalCatalogue': 90,
  'Query.books': 1_000,
  'Query.departments': 300,
  'Query.fundBatches': 60,
  'Query.landingRate': 20,
  'Query.pools': 150,
  'Query.programmes': 30,
  'Query.regions': 300,
  'Query.rounds': 20,
  'Query.reportCoverage': 20,
  'Plan.months': 12,
  'Plan.weeks': 54,
  'PlanMonth.days': 31,
  'PlanWeek.days': 7,
  'Portfolio.by': 20,
  'Programme.cities': 20,
  'RoundListTotals.byRegion': 20,
  'SectorFigure.regions': 20,
  'Region.children': 20,
  // At any depth below.
  'Region.children(level)': 300,
};
