// vi: Mọi cơ quan có trong đồ thị
// en: Every agency of the graph
MATCH (agency:Agency) RETURN agency.iri AS agency, agency.name AS name
