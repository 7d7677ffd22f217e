// vi: Quan hệ giữa những văn bản đã cho với mọi văn bản khác, cả hai chiều
// en: What stands between given documents and any other, both ways
// document iris: Văn bản | Documents
UNWIND $document AS iri
MATCH (document:Document {iri: iri})-[edge]-(other:Document)
RETURN DISTINCT startNode(edge).iri AS source, edge.relation AS relation, endNode(edge).iri AS target
