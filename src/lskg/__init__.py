"""lskg: a knowledge graph of a provincial five-year plan, with a query interface."""
