// vi: Chuỗi triển khai từ một văn bản ngược lên, từng bước một với câu chứng minh
// en: The chain of execution from a document up, every hop with its evidence
// root iri: Văn bản gốc | The document to start from
MATCH (:Resource {iri: $root})-[:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATED_WITH*0..]->(source:Document)
WITH DISTINCT source
MATCH (source)-[edge:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATED_WITH]->(target:Document)
MATCH (mention:Mention {edge: edge.key})<-[:STATES]-(paper:Paper)-[:TEXT_OF]->(document:Document)
RETURN source.iri AS source, edge.relation AS relation, target.iri AS target, document.iri AS document,
  paper.iri AS paper, mention.start AS start, mention.end AS end, mention.quote AS quote, mention.rule AS rule,
  mention.confidence AS confidence
