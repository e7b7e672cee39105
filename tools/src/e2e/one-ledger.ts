/** The query of the front door: one project, one ledger, over all services. */
export const ONE_LEDGER = `query OneLedger($code: String!) {
  project(code: $code) {
    code name level stage sector kind buildContent
    region { code name } totalInvestment { amount(unit: YI) }
    plan(year: 2024) { investment { amount(unit: WAN) } quarters { quarter investment { amount(unit: WAN) } } milestones { name due latestStart doneOn late } }
    reports(year: 2024) { nodes { period { label } investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } physicalProgress amendedBy { reason } } }
    leaders { person { name } level since }
    evidence { kind takenAt digest inside verifiedProgress }
    approvals { kind clock { limitDays usedDays pausedDays remainingDays state dueOn } mayStart items { procedure { code name } status department { name } dueOn } commitments { authority due state } }
    funding { allocated { amount(unit: WAN) } disbursed { amount(unit: WAN) } paid { amount(unit: WAN) } useRate { value } entries(first: 20) { nodes { at debit credit amount { amount } memo } } }
    guarantees { kind needed secured unit status explanation }
    issues { code state severity assignedTo { name } deadline }
    timeline(first: 50) { nodes { at type source summary } }
  }
}`;

export interface OneLedger {
  project: {
    code: string; name: string; region: { name: string } | null; leaders: { person: { name: string } | null; level: string }[]; evidence: unknown[];
    plan: { investment: { amount: string }; quarters: { quarter: number }[]; milestones: unknown[] } | null;
    reports: { nodes: { period: { label: string }; investment: { amount: string }; cumulative: { amount: string } }[] };
    approvals: { mayStart: boolean; items: { procedure: { name: string }; department: { name: string } | null }[]; commitments: { state: string }[] }[] | null;
    funding: { allocated: { amount: string }; paid: { amount: string }; useRate: { value: number | null }; entries: { nodes: { debit: string; credit: string }[] } } | null;
    guarantees: { status: string; explanation: string }[] | null;
    issues: { code: string; state: string; assignedTo: { name: string } | null }[] | null;
    timeline: { nodes: { source: string; summary: string }[] } | null;
  };
}
