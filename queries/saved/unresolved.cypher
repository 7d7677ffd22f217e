// vi: Dẫn chiếu chưa xác định, xếp theo số văn bản mà chuỗi đi lên bị chặn ở đó
// en: The references that stay unresolved, by how many documents whose chain up they block
MATCH (node:Document {status: 'unresolved'})<-[:CITES]-(source:Document)
WITH coalesce(node.number_key, node.title, '') AS key, node.reason AS reason,
  min(coalesce(node.number, node.title, '')) AS number, min(node.iri) AS document,
  collect(DISTINCT node) AS nodes, count(DISTINCT source) AS cited_by
CALL (nodes) {
  UNWIND nodes AS node
  MATCH (link:Document)-[:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATED_WITH*1..]->(node)
  WHERE link <> node
  RETURN count(DISTINCT link) AS chains
}
RETURN key, number, reason, document, cited_by, chains
ORDER BY chains DESC, cited_by DESC, key, reason
