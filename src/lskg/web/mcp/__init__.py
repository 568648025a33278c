"""The graph for assistants, by the Model Context Protocol: https://modelcontextprotocol.io/."""

#: Under this name an application has its tools.
TOOLS = "lskg.mcp"
