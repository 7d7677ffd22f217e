// vi: Văn bản nào sửa đổi, thay thế, bãi bỏ, gia hạn, đình chỉ những văn bản đã cho, với câu chứng minh
// en: Which documents amend, replace, repeal, extend or suspend given ones, with the words that say so
// target iris: Văn bản bị tác động | The documents acted on
UNWIND $target AS iri
MATCH (source:Document)-[edge:AMENDS|REPLACES|REPEALS|EXTENDS|SUSPENDS]->(target:Document {iri: iri})
MATCH (mention:Mention {edge: edge.key})<-[:STATES]-(paper:Paper)-[:TEXT_OF]->(document:Document)
RETURN DISTINCT source.iri AS source, edge.relation AS relation, target.iri AS target, document.iri AS document,
  paper.iri AS paper, mention.start AS start, mention.end AS end, mention.quote AS quote, mention.rule AS rule,
  mention.confidence AS confidence, nullIf(mention.provision, '') AS provision
