// vi: Tiền thân, kế tục, cấp trên, cấp dưới và địa bàn của những cơ quan đã cho
// en: What given bodies were before, became, belong to and contain
// agency iris: Cơ quan | Agencies
UNWIND $agency AS iri
MATCH (agency:Resource {iri: iri})-[edge:SUCCEEDED_BY|PART_OF|LOCATED_IN|WITHIN]-(other:Resource)
RETURN DISTINCT startNode(edge).iri AS source, edge.relation AS relation, endNode(edge).iri AS target
